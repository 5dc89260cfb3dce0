import { type ReactNode, type ToggleEvent, useEffect, useId, useRef } from 'react';
import { useLocation } from 'react-router';
import { componentTexts } from '../components/texts';
import { Icon } from './navigation-icon';
import './panel.css';

/** What a button needs to open and close a panel. The browser closes it on Escape and on a click outside, and gives the focus back. */
export function panelButton(id: string) {
  return { popoverTarget: id, 'aria-haspopup': 'dialog' as const };
}

/** A small window of the shell (account, clock, more), on the browser's own popover. */
export function Panel({
  id,
  title,
  place,
  children,
}: {
  id: string;
  title: string;
  place: 'top' | 'bottom';
  children: ReactNode;
}) {
  const t = componentTexts.use();
  const panel = useRef<HTMLDivElement>(null);
  const heading = useId();
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (panel.current?.matches(':popover-open')) panel.current.hidePopover();
  }, [pathname, search]);
  const enter = (event: ToggleEvent) => {
    if (event.newState === 'open') document.getElementById(heading)?.focus();
  };
  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      onToggle={enter}
      role="dialog"
      aria-labelledby={heading}
      className={`panel panel-${place}`}
    >
      <div className="panel-head">
        <h2 id={heading} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          className="icon-button"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label={t('close')}
        >
          <Icon name="close" />
        </button>
      </div>
      {children}
    </div>
  );
}
