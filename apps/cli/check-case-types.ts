import 'reflect-metadata';
import { checkCaseType } from '#libs/case-engine/checker/check.js';
import { caseTypes } from '#libs/case-types/index.js';
import { CaseTypes } from '#libs/casework/case-types.js';
import { OrganisationWarnings } from '#libs/casework/organisation-warnings.query.js';
import { OrgUnit } from '#libs/identity/org-unit.entity.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People } from '#libs/identity/people.query.js';
import { exitWithMessage } from '#libs/platform/process/failure.js';
import { withDatabase } from './database.js';

/**
 * `npm run check:case-types`: what was proved of each case type, and over how much; of every breach the shortest path
 * that leads to it. Fails when a rule is broken. With `-- --organisation` also where the offices of the database (the
 * one at DATABASE_URL, or that of a running `npm start`) are short of people; that fails nothing.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const began = performance.now();
let broken = 0;
for (const caseType of caseTypes) {
  const started = performance.now();
  const { rules, warnings, explored } = checkCaseType(caseType, caseTypes);
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

if (process.argv.includes('--organisation')) {
  try {
    await withDatabase([OrgUnit], async (dataSource, config) => {
      const warnings = new OrganisationWarnings(
        new CaseTypes(caseTypes),
        // The world of `npm start` is a demo, and its people count.
        new People(dataSource, { ...config, demo: config.demo || !process.env.DATABASE_URL }),
        new OrgUnits(dataSource),
      );
      for (const caseType of caseTypes) {
        const found = await warnings.of(caseType);
        say(`${caseType.key} v${caseType.version} in this organisation: ${found.length} warnings`);
        for (const { en } of found) say(`  note ${en}`);
      }
    });
  } catch (error) {
    exitWithMessage(error);
  }
}
