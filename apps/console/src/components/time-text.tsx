import { useTranslation } from 'react-i18next';

const zone = 'Asia/Shanghai';
const dateTime = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
const longDateTime = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'full', timeStyle: 'medium', timeZone: zone }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium', timeZone: zone }),
};

/** `2026-11-23 14:05`, in the time of the office. */
export function formatTime(at: string): string {
  return dateTime.format(new Date(at));
}

/** A moment in the time of the office (Asia/Shanghai), `2026-11-23 14:05` or only its day; the full form as a hint. */
export function TimeText({ at, dayOnly = false }: { at: string; dayOnly?: boolean }) {
  const { i18n } = useTranslation();
  const text = formatTime(at);
  return (
    <time
      className="figures"
      dateTime={at}
      title={longDateTime[i18n.language === 'en' ? 'en' : 'zh'].format(new Date(at))}
    >
      {dayOnly ? text.slice(0, 10) : text}
    </time>
  );
}
