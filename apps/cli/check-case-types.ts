import 'reflect-metadata';
import { checkCaseType } from '#libs/case-engine/check.js';
import { caseTypes } from '#libs/case-types/index.js';

/** `npm run check:case-types`: one line for each rule and case type; fails when a rule is broken. */
let broken = 0;
for (const caseType of caseTypes) {
  for (const { rule, title, passed, findings } of checkCaseType(caseType)) {
    process.stdout.write(`${passed ? 'ok  ' : 'FAIL'} ${caseType.key} v${caseType.version} ${rule}: ${title.en}\n`);
    for (const finding of findings) process.stdout.write(`       ${finding}\n`);
    broken += findings.length;
  }
}
process.exitCode = broken > 0 ? 1 : 0;
