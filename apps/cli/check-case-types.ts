import 'reflect-metadata';
import { checkCaseType } from '#libs/case-engine/check.js';
import { caseTypes } from '#libs/case-types/index.js';

/**
 * `npm run check:case-types`: what was proved of each case type, and over how much; of every breach the shortest path
 * that leads to it. Fails when a rule is broken.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const began = performance.now();
let broken = 0;
for (const caseType of caseTypes) {
  const started = performance.now();
  const { rules, warnings, explored } = checkCaseType(caseType);
  const took = Math.ceil(performance.now() - started);
  const over = explored
    ? `${explored.places} places in ${explored.configurations} configurations, ${explored.passages} ways between them`
    : 'not explored: mend the rules below first';
  say(`${caseType.key} v${caseType.version}: ${over}, ${took} ms`);
  for (const { rule, title, passed, findings } of rules) {
    say(`  ${passed ? 'ok  ' : 'FAIL'} ${rule}: ${title.en}`);
    for (const finding of findings) say(`         ${finding}`);
    broken += findings.length;
  }
  for (const warning of warnings) say(`  note ${warning.en}`);
}
say(`${caseTypes.length} case types, ${broken} breaches, ${Math.ceil(performance.now() - began)} ms`);
process.exitCode = broken > 0 ? 1 : 0;
