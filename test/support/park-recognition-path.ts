import { CaseDriver } from './case-driver.js';
import type { People } from './people.js';

export const joint = ['planning', 'ecology', 'emergency', 'fire', 'housing'] as const;

/** park-recognition up to a stage of its main path, with the people who usually do it. */
export const upTo = {
  townReview: async (people: People, applicant = 'operator-a') => {
    const driver = await CaseDriver.submitted(people, applicant);
    await driver.must('federation', 'FORWARD');
    return driver;
  },
  acceptance: async (people: People, applicant = 'operator-a') => {
    const driver = await upTo.townReview(people, applicant);
    await driver.must(applicant === 'operator-a' ? 'town-wuchang' : 'town-cangqian', 'RECOMMEND');
    return driver;
  },
  jointReview: async (people: People, applicant = 'operator-a') => {
    const driver = await upTo.acceptance(people, applicant);
    await driver.must('bureau', 'ACCEPT');
    return driver;
  },
  committee: async (people: People, applicant = 'operator-a') => {
    const driver = await upTo.jointReview(people, applicant);
    await concurAll(driver);
    await inspect(driver);
    return driver;
  },
  publicNotice: async (people: People, applicant = 'operator-a') => {
    const driver = await upTo.committee(people, applicant);
    await driver.must('meeting-office', 'APPROVE');
    return driver;
  },
  upward: async (people: People, applicant = 'operator-a') => {
    const driver = await upTo.publicNotice(people, applicant);
    await driver.advance('P8D');
    return driver;
  },
};

export async function concurAll(driver: CaseDriver): Promise<void> {
  for (const department of joint) await driver.must(`dept-${department}`, 'CONCUR');
}

/** Both inspectors sign the same inspection. */
export async function inspect(driver: CaseDriver): Promise<void> {
  await driver.must('bureau', 'RECORD_INSPECTION');
  await driver.must('bureau-2', 'RECORD_INSPECTION');
}
