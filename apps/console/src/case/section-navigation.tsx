import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { CaseView } from '#libs/contracts/index.js';
import { caseTexts } from './texts';

const allSections = ['overview', 'form', 'attachments', 'timeline', 'diagram', 'deadline', 'letters', 'audit'] as const;
export type Section = (typeof allSections)[number];

/** An outsider during public notice sees what the notice says and nothing behind it. */
export const sectionsOf = (view: CaseView): readonly Section[] =>
  view.detail === 'public' ? ['overview'] : allSections;

/** The parts of a case as links, so that each can be bookmarked and sent to a colleague. */
export function SectionNavigation({ sections, current }: { sections: readonly Section[]; current: Section }) {
  const t = caseTexts.use();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && link)
      row.current.scrollLeft = link.offsetLeft - row.current.clientWidth / 2 + link.offsetWidth / 2;
  }, [current]);
  return (
    <nav className="case-sections" aria-label={t('page.sections')} ref={row}>
      {sections.map((section) => (
        <Link
          key={section}
          to={section === 'overview' ? '?' : `?tab=${section}`}
          replace
          preventScrollReset
          aria-current={section === current ? 'page' : undefined}
        >
          {t(`tab.${section}`)}
        </Link>
      ))}
    </nav>
  );
}
