import ts from 'typescript';
import { sources } from './sources.js';

/** Half-width punctuation directly after Chinese words or quotation marks, or directly before them. */
const halfWidth = /[\p{Script=Han}」』》] ?[,:;()?!]|[,:;()?!] ?[“‘「『《]?\p{Script=Han}/u;

/** Words that are written out: the texts of literals and of pages, never comments or patterns. */
function literals(path: string, text: string): { line: number; words: string }[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: { line: number; words: string }[] = [];
  const visit = (node: ts.Node): void => {
    const written =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isJsxText(node);
    if (written) {
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, words: node.text.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it('writes Chinese with Chinese punctuation: ，：；（）？！', () => {
  const written = sources(/^(libs|apps)\/.*\.tsx?$/).filter(({ path }) => !/\.(spec|fixture)\.tsx?$/.test(path));
  const wrong = written.flatMap(({ path, text }) =>
    literals(path, text)
      .filter(({ words }) => halfWidth.test(words))
      .map(({ line, words }) => `${path}:${line} ${words}`),
  );
  expect(wrong).toEqual([]);
});
