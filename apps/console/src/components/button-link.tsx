import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';
import './page.css';

/** A link that looks like a button, for going to a page; buttons are for doing something here. */
export function ButtonLink({ to, primary = false, children }: { to: To; primary?: boolean; children: ReactNode }) {
  return (
    <Link to={to} className={primary ? 'button-link button-link-primary' : 'button-link'}>
      {children}
    </Link>
  );
}
