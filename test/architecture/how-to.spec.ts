import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCaseType } from '#libs/case-engine/checker/check.js';
import type { CaseType } from '#libs/case-engine/contract.js';

/** The files that the how-to has its reader write, in its order. */
const files = ['machine.ts', 'form.ts', 'duties.ts', 'index.ts'];

const page = readFileSync('docs/how-to/add-a-case-type.md', 'utf8');
const blocks = [...page.matchAll(/```ts\n(import .*?)```/gs)].map(([, code]) => code ?? '');

it('leads to a case type that keeps every rule, followed to the letter', async () => {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync(join(process.cwd(), 'test-results/how-to-'));
  try {
    files.forEach((file, index) => {
      writeFileSync(join(folder, file), blocks[index] ?? '');
    });
    const { tenantEntry } = (await import(join(folder, 'index.ts'))) as { tenantEntry: CaseType };
    const { rules, warnings } = checkCaseType(tenantEntry);
    expect(rules.filter(({ passed }) => !passed)).toEqual([]);
    expect(warnings).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
