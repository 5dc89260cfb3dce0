import type { VersionMigration } from '#libs/case-engine/contract.js';

/**
 * How cases of version 1 go on under version 2. What is not named stands where it stood: a joint review under way asks
 * the two new departments as well, one that is over is not opened again.
 */
export const fromV1: VersionMigration = {
  places: {
    upward: {
      undecidable: {
        zh: '第 1 版只记载已上报，没有记载市级是否已经同意，无法确定应处于市级审核还是省级认定。',
        en: "Version 1 says that the case was reported and not whether the city has agreed, so that it may wait for the city's decision or for the province's.",
      },
    },
  },
};
