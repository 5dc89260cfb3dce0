import type { ReactNode } from 'react';
import { type Shape, type Tone, ToneTag } from '../components/tone';
import './notice.css';

export type NoticeTone = Exclude<Tone, 'quiet' | 'success'>;

const shapes: Record<NoticeTone, Shape> = { information: 'disc', warning: 'triangle', danger: 'diamond' };

export interface NoticeProps {
  tone: NoticeTone;
  title: string;
  children?: ReactNode;
  /** One way on; a button or a link. */
  action?: ReactNode;
  /** Read out when it appears. */
  urgent?: boolean;
}

/** Something to know before reading on: word, shape and colour, and what can be done about it. */
export function Notice({ tone, title, children, action, urgent = false }: NoticeProps) {
  return (
    <div className={`notice tone-${tone}`} role={urgent ? 'alert' : undefined}>
      <div className="notice-words">
        <p className="notice-title">
          <ToneTag tone={tone} shape={shapes[tone]}>
            {title}
          </ToneTag>
        </p>
        {children}
      </div>
      {action && <div className="notice-action">{action}</div>}
    </div>
  );
}
