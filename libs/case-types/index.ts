import type { CaseType } from '#libs/case-engine/contract.js';
import { parkRecognition } from './park-recognition/index.js';

/** Every case type of the house, the newest version of each. The only registry: adding a case type adds a line here. */
export const caseTypes: readonly CaseType[] = [parkRecognition];
