import ts from 'typescript';
import { sources } from './sources.js';

/**
 * A step must give the same result for ever, or a case could not be rebuilt from its events:
 * the engine and the case types read no clock, no randomness and no environment.
 */
const banned: { what: string; found: (node: ts.Node) => boolean }[] = [
  { what: 'Date.now()', found: (node) => isMember(node, 'Date', ['now']) },
  { what: 'Date() as a function', found: (node) => ts.isCallExpression(node) && isName(node.expression, 'Date') },
  {
    what: 'new Date() without a time',
    found: (node) => ts.isNewExpression(node) && isName(node.expression, 'Date') && !node.arguments?.length,
  },
  {
    what: 'the current time of luxon',
    found: (node) =>
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      isName(node.expression.expression, 'DateTime') &&
      (node.expression.name.text === 'now' ||
        (['local', 'utc'].includes(node.expression.name.text) && node.arguments.length === 0)),
  },
  { what: 'Math.random()', found: (node) => isMember(node, 'Math', ['random']) },
  {
    what: 'random values',
    found: (node) =>
      ts.isIdentifier(node) && /^(randomUUID|randomBytes|randomInt|getRandomValues|newId)$/.test(node.text),
  },
  {
    what: 'timers',
    found: (node) =>
      ts.isCallExpression(node) &&
      /^(setTimeout|setInterval|setImmediate|queueMicrotask)$/.test(node.expression.getText()),
  },
  {
    what: 'the environment',
    found: (node) =>
      ts.isIdentifier(node) &&
      node.text === 'process' &&
      ts.isPropertyAccessExpression(node.parent) &&
      node.parent.expression === node,
  },
];

function isName(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

function isMember(node: ts.Node, object: string, members: string[]): boolean {
  return ts.isPropertyAccessExpression(node) && isName(node.expression, object) && members.includes(node.name.text);
}

function findings(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const rule of banned) {
      if (!rule.found(node)) continue;
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${rule.what}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const pure = sources(/^libs\/(case-engine|case-types)\/.*\.ts$/).filter(({ path }) => !path.endsWith('.spec.ts'));

it('has pure code to look at', () => expect(pure.length).toBeGreaterThan(5));

it('keeps clock, randomness and environment out of the engine and the case types', () => {
  expect(pure.flatMap(({ path, text }) => findings(path, text))).toEqual([]);
});

it.each([
  'const at = Date.now();',
  'const at = new Date();',
  'const at = DateTime.now();',
  'const at = DateTime.local();',
  'const id = randomUUID();',
  'const dice = Math.random();',
  'setTimeout(() => undefined, 1);',
  'const mode = process.env.MODE;',
])('would find %s', (line) => expect(findings('example.ts', line)).toHaveLength(1));

it.each([
  "const at = new Date('2026-11-23');",
  'const at = DateTime.local(2026, 11, 23);',
  "const process = { step: 'draft' };",
])('lets %s pass', (line) => expect(findings('example.ts', line)).toEqual([]));
