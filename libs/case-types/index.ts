import type { CaseType } from '#libs/case-engine/contract.js';
import { parkRecognition } from './park-recognition/index.js';

/** Every case type of the house, and each version that a case still follows. The only registry. */
export const caseTypes: readonly CaseType[] = [parkRecognition];
