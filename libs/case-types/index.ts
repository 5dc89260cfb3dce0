import type { CaseType } from '#libs/case-engine/contract.js';
import { parkRecognitionV1, parkRecognitionV2 } from './park-recognition/index.js';

/**
 * Every case type of the house, and each version that a case still follows or that waits to be approved. The only
 * registry.
 */
export const caseTypes: readonly CaseType[] = [parkRecognitionV1, parkRecognitionV2];
