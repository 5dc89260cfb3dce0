import { useEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/**
 * On a change of page the focus goes to the new page's heading (or to <main> while there is none), so that a screen
 * reader says where one is; the window is scrolled up, except on the way back. The first page is left to the browser.
 */
export function usePageFocus(): void {
  const { pathname } = useLocation();
  const kind = useNavigationType();
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    if (kind !== NavigationType.Pop) window.scrollTo(0, 0);
    const heading = document.querySelector<HTMLElement>('main h1[tabindex="-1"]');
    (heading ?? document.getElementById('main'))?.focus({ preventScroll: true });
  }, [pathname, kind]);
}
