import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';

/** A titled part of the workbench, with the way to all of it. */
export function Section({
  title,
  hint,
  all,
  children,
}: {
  title: string;
  hint?: string;
  all?: { to: string; label: string };
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="workbench-section" aria-labelledby={heading}>
      <div className="section-head">
        <h2 id={heading}>{title}</h2>
        {hint ? <span className="quiet small">{hint}</span> : null}
        {all ? (
          <Link to={all.to} className="section-all">
            {all.label}
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  );
}
