import { html } from './html.js';
import { askForCodePage, unknownCodePage } from './verification.page.js';
import { wantsPage } from './wants-page.js';

describe('markup of the public pages', () => {
  it('escapes whatever is put into it', () => {
    expect(html`<p title="${`"'`}">${'<script>&'}</p>`.markup).toBe('<p title="&#34;&#39;">&#60;script&#62;&#38;</p>');
  });

  it('takes markup and lists of markup as they are, and prints nothing for null', () => {
    const items = [html`<i>1</i>`, html`<i>2</i>`];
    expect(html`<b>${items}</b>`.markup).toBe('<b><i>1</i>\n<i>2</i></b>');
    expect(html`<b>${null}</b>`.markup).toBe('<b></b>');
  });

  it('shows a code that somebody made up without running it', () => {
    expect(unknownCodePage('<img src=x onerror=alert(1)>').markup).not.toContain('<img');
  });

  it('has neither scripts nor inline styles', () => {
    expect(askForCodePage().markup).not.toMatch(/<script|<style|style=|on\w+=/);
  });
});

describe('a reader', () => {
  it.each([
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['text/html alone', 'text/html', true],
    ['a page rather than JSON', 'application/json;q=0.5, text/html', true],
    ['a client that takes anything', '*/*', false],
    ['a client that says nothing', undefined, false],
    ['JSON', 'application/json', false],
    ['JSON rather than a page', 'text/html;q=0.5, application/json', false],
    ['anything but a page', 'text/html;q=0, */*', false],
    ['nonsense', 'text/html;q=abc', false],
  ])('that asks for %s', (_what, accept, page) => {
    expect(wantsPage(accept)).toBe(page);
  });
});
