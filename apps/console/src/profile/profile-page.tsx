import { useTranslation } from 'react-i18next';
import { refreshEverything } from '../app/query-client';
import { chooseScheme, type Scheme, useScheme } from '../app/theme';
import { Page, PageHeader } from '../components/page-header';
import { type Language, switchLanguage } from '../i18n/language';
import { useMe } from '../session/session';
import { SessionList } from './session-list';
import { profileTexts } from './texts';
import './profile-page.css';

export function ProfilePage() {
  const t = profileTexts.use();
  const me = useMe();
  return (
    <Page width="column">
      <PageHeader title={t('title')} />
      <dl className="profile-facts surface">
        <dt>{t('name')}</dt>
        <dd>{me.name}</dd>
        <dt>{t('username')}</dt>
        <dd>{me.username}</dd>
        <dt>{t('grants')}</dt>
        <dd>
          {me.grants.length === 0 ? t('noGrants') : null}
          {me.grants.map((grant) => (
            <div key={`${grant.role} ${grant.unit}`}>
              {grant.roleTitle}
              <span className="quiet"> · {grant.unitName}</span>
            </div>
          ))}
        </dd>
      </dl>
      <Preferences />
      <SessionList />
    </Page>
  );
}

function Preferences() {
  const t = profileTexts.use();
  const { i18n } = useTranslation();
  const scheme = useScheme();
  const speak = async (language: Language) => {
    await switchLanguage(language);
    await refreshEverything();
  };
  return (
    <section className="profile-part">
      <h2>{t('preferences')}</h2>
      <div className="surface profile-preferences">
        <Choice<Language>
          legend={t('language')}
          options={[
            { value: 'zh', label: t('language.zh') },
            { value: 'en', label: t('language.en') },
          ]}
          value={i18n.language === 'en' ? 'en' : 'zh'}
          choose={(language) => void speak(language)}
        />
        <Choice<Scheme>
          legend={t('scheme')}
          options={[
            { value: 'light', label: t('scheme.light') },
            { value: 'dark', label: t('scheme.dark') },
          ]}
          value={scheme}
          choose={chooseScheme}
        />
      </div>
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  legend: string;
  options: { value: Value; label: string }[];
  value: Value;
  choose: (value: Value) => void;
}

function Choice<Value extends string>({ legend, options, value, choose }: ChoiceProps<Value>) {
  return (
    <fieldset className="profile-choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={legend} checked={option.value === value} onChange={() => choose(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
