import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { refreshEverything } from '../app/query-client';
import { chooseScheme, useScheme } from '../app/theme';
import { switchLanguage } from '../i18n/language';
import { useLogout } from '../session/session';
import { Icon } from './navigation-icon';
import { shellTexts } from './texts';

export function LanguageButton() {
  const t = shellTexts.use();
  const { i18n } = useTranslation();
  const next = i18n.language === 'en' ? 'zh' : 'en';
  const change = async () => {
    await switchLanguage(next);
    // Titles and reasons come from the API in the language that it was asked in.
    await refreshEverything();
  };
  return (
    <button type="button" className="text-button" aria-label={t('languageHint')} onClick={() => void change()}>
      {t('language')}
    </button>
  );
}

export function SchemeButton() {
  const t = shellTexts.use();
  const scheme = useScheme();
  const label = t(scheme === 'dark' ? 'light' : 'dark');
  return (
    <button
      type="button"
      className="icon-button scheme-button"
      aria-label={label}
      title={label}
      onClick={() => chooseScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}

export function AccountActions() {
  const t = shellTexts.use();
  const scheme = useScheme();
  const logout = useLogout();
  return (
    <ul className="account-actions">
      <li>
        <Link to="/profile">{t('profile')}</Link>
      </li>
      <li className="on-phones">
        <button type="button" onClick={() => chooseScheme(scheme === 'dark' ? 'light' : 'dark')}>
          {t(scheme === 'dark' ? 'light' : 'dark')}
        </button>
      </li>
      <li>
        <button type="button" onClick={() => logout.mutate()} disabled={logout.isPending}>
          {t('logout')}
        </button>
      </li>
    </ul>
  );
}
