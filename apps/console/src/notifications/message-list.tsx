import { Link } from 'react-router';
import type { NotificationView } from '#libs/contracts/index.js';
import { TimeText } from '../components/time-text';
import { notificationTexts } from './texts';
import { useMarkRead } from './use-mark-read';
import './message-list.css';

export function MessageList({ messages }: { messages: NotificationView[] }) {
  const t = notificationTexts.use();
  const { markRead } = useMarkRead();
  return (
    <ul className="message-list surface" aria-label={t('list')}>
      {messages.map((message) => (
        <li key={message.id} className={message.readAt ? undefined : 'message-unread'}>
          <div className="message-head">
            {message.readAt ? null : <span className="message-mark">{t('unread')}</span>}
            <MessageTitle message={message} read={() => markRead(message.id)} />
          </div>
          <p className="message-body">{message.body}</p>
          <div className="message-foot quiet small">
            <TimeText at={message.createdAt} />
            {message.readAt ? null : (
              <button type="button" onClick={() => markRead(message.id)}>
                {t('markRead')}
              </button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function MessageTitle({ message, read }: { message: NotificationView; read: () => void }) {
  if (!message.caseId) return <strong>{message.title}</strong>;
  return (
    <Link to={`/cases/${message.caseId}`} onClick={message.readAt ? undefined : read}>
      {message.title}
    </Link>
  );
}
