import { Link } from 'react-router';
import type { CaseStatus } from '#libs/contracts/index.js';
import { taskTexts } from './texts';

/** The way into a case: a draft is gone on with where it is filled in, everything else is looked at. */
export function CaseLink({
  id,
  number,
  status,
  className,
}: {
  id: string;
  number: string;
  status: CaseStatus;
  className?: string;
}) {
  const t = taskTexts.use();
  const classes = className ? `case-number ${className}` : 'case-number';
  return (
    <Link to={status === 'draft' ? `/cases/${id}/edit` : `/cases/${id}`} className={classes}>
      {number || t('untitled')}
    </Link>
  );
}
