import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Announcer } from '../components/announcer';
import { QueryFailure } from '../components/query-failure';
import {
  isApplicant,
  noteRunningSession,
  sessionRanOut,
  sessionWasLeft,
  SignedInProvider,
  useSession,
} from '../session/session';
import { loginAddress } from '../session/return-address';
import { BottomBar } from './bottom-bar';
import { navigationOf } from './navigation';
import { SideBar } from './side-bar';
import { shellTexts } from './texts';
import { TopBar } from './top-bar';
import { useLiveUpdates } from './use-live-updates';
import { usePageFocus } from './use-page-focus';
import './shell.css';

/** The frame around every page behind the login: the portal for applicants, the desk for officials. */
export function Shell() {
  const t = shellTexts.use();
  const session = useSession();
  const location = useLocation();
  const me = session.data;
  useEffect(() => {
    if (me) noteRunningSession();
  }, [me]);
  useLiveUpdates(Boolean(me));
  usePageFocus();
  if (session.isError && !me) {
    return (
      <main className="shell-alone">
        <QueryFailure error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  }
  if (me === undefined) return <div className="shell-waiting" aria-busy="true" />;
  if (me === null) {
    const back = sessionWasLeft() ? '/' : location.pathname + location.search;
    return <Navigate to={loginAddress(back, sessionRanOut())} replace />;
  }
  const navigation = navigationOf(me);
  return (
    <SignedInProvider value={me}>
      <div className="shell" data-frame={isApplicant(me) ? 'portal' : 'desk'}>
        <a className="skip-link" href="#main">
          {t('skip')}
        </a>
        <TopBar navigation={navigation} />
        <SideBar navigation={navigation} />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
        <BottomBar navigation={navigation} />
      </div>
      <Announcer />
    </SignedInProvider>
  );
}
