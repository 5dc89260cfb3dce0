import type { ReactNode } from 'react';
import './page.css';

/** The frame of a page: `column` 720 px for reading and filling in, `wide` for tables, `full` for the desk. */
export function Page({ width = 'wide', children }: { width?: 'column' | 'wide' | 'full'; children: ReactNode }) {
  return <div className={`page page-${width}`}>{children}</div>;
}

export function PageTitle({ title }: { title: string }) {
  return <title>{`${title} · 蔷薇`}</title>;
}

export interface PageHeaderProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The one h1 of a page, which is also the document's title and takes the focus when the page is entered. */
export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <header className="page-header">
      <PageTitle title={title} />
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {lead ? <p className="quiet">{lead}</p> : null}
      </div>
      {actions ? <div className="page-actions">{actions}</div> : null}
    </header>
  );
}
