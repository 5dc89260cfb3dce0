import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import '../i18n/language';
import { queryClient } from './query-client';
import { router } from './router';
import { antdThemeOf, useScheme } from './theme';
import { useMedia, usePhone } from './use-media';

export function App() {
  const { i18n } = useTranslation();
  const scheme = useScheme();
  const phone = usePhone();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const theme = useMemo(() => antdThemeOf(scheme, { phone, still }), [scheme, phone, still]);
  return (
    <ConfigProvider locale={i18n.language === 'en' ? enUS : zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </>
    </ConfigProvider>
  );
}
