import { isApplicant, useMe } from '../session/session';
import { ApplicantWorkbench } from './applicant-workbench';
import { OfficialWorkbench } from './official-workbench';
import './workbench-page.css';

export function WorkbenchPage() {
  return isApplicant(useMe()) ? <ApplicantWorkbench /> : <OfficialWorkbench />;
}
