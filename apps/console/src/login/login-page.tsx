import { Button, Input, type InputRef } from 'antd';
import { type SubmitEvent, useRef, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { ApiProblem } from '../api/problem';
import { PageTitle } from '../components/page-header';
import { ProblemAlert } from '../components/problem-alert';
import { safeReturnAddress } from '../session/return-address';
import { useLogin, useSession } from '../session/session';
import { LanguageButton, SchemeButton } from '../shell/account-actions';
import { shellTexts } from '../shell/texts';
import { DemoAccounts } from './demo-accounts';
import { loginTexts } from './texts';
import '../shell/top-bar.css';
import './login-page.css';

export function LoginPage() {
  const t = loginTexts.use();
  const shell = shellTexts.use();
  const [search] = useSearchParams();
  const session = useSession();
  if (session.data) return <Navigate to={safeReturnAddress(search.get('from'))} replace />;
  return (
    <div className="login">
      <PageTitle title={t('title')} />
      <header className="login-top">
        <span className="brand">
          <img src="/rose.svg" alt="" width="28" height="28" />
          <span className="brand-name">{shell('product')}</span>
          <span className="brand-line">{shell('productLine')}</span>
        </span>
        <span className="top-tools">
          <LanguageButton />
          <SchemeButton />
        </span>
      </header>
      <main className="login-main">
        <LoginForm expired={search.has('expired')} />
      </main>
    </div>
  );
}

function LoginForm({ expired }: { expired: boolean }) {
  const t = loginTexts.use();
  const login = useLogin();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<ApiProblem | null>(null);
  const passwordInput = useRef<InputRef>(null);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (login.isPending) return;
    const problem = missingFields(username, password, t);
    setMissing(problem);
    if (problem) return;
    login.mutate({ username: username.trim(), password }, { onError: () => passwordInput.current?.select() });
  };

  return (
    <>
      <section className="login-form">
        <h1>{t('title')}</h1>
        <p className="quiet">{t('lead')}</p>
        {expired && !login.isError && !missing ? (
          <p role="status" className="login-expired">
            {t('expired')}
          </p>
        ) : null}
        <ProblemAlert
          problem={missing ?? login.error}
          controlOf={(error) => (error.pointer === '/username' ? 'username' : 'password')}
        />
        <form onSubmit={submit} noValidate>
          <label htmlFor="username">{t('username')}</label>
          <Input
            id="username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={username}
            status={missing && !username.trim() ? 'error' : undefined}
            aria-invalid={Boolean(missing && !username.trim())}
            onChange={(event) => setUsername(event.target.value)}
          />
          <label htmlFor="password">{t('password')}</label>
          <Input.Password
            ref={passwordInput}
            id="password"
            name="password"
            autoComplete="current-password"
            value={password}
            status={missing && !password ? 'error' : undefined}
            aria-invalid={Boolean(missing && !password)}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="primary" htmlType="submit" block disabled={login.isPending}>
            {t(login.isPending ? 'submitting' : 'submit')}
          </Button>
        </form>
        <p className="login-public">
          <a href="/public/notices">{t('notices')}</a>
        </p>
      </section>
      <DemoAccounts
        busy={login.isPending}
        choose={(account) => {
          setMissing(null);
          setUsername(account.username);
          login.mutate({ username: account.username, password: account.password });
        }}
      />
    </>
  );
}

function missingFields(username: string, password: string, t: ReturnType<typeof loginTexts.use>): ApiProblem | null {
  const errors = [
    ...(username.trim() ? [] : [{ pointer: '/username', code: 'required', message: t('username.missing') }]),
    ...(password ? [] : [{ pointer: '/password', code: 'required', message: t('password.missing') }]),
  ];
  return errors.length > 0 ? new ApiProblem({ status: 422, code: 'REQUEST.INVALID', detail: '', errors }) : null;
}
