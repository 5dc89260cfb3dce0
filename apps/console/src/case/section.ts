import type { CaseTypeView, CaseView } from '#libs/contracts/index.js';

/** What every part of the case page gets. */
export interface SectionProps {
  view: CaseView;
  caseType: CaseTypeView;
}
