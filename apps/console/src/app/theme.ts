import { theme as antdTheme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';

const storageKey = 'qiangwei.scheme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function currentScheme(): Scheme {
  const chosen = localStorage.getItem(storageKey);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return systemDark.matches ? 'dark' : 'light';
}

function announce(): void {
  document.documentElement.dataset.scheme = currentScheme();
  for (const listener of listeners) listener();
}

systemDark.addEventListener('change', announce);
announce();

export function chooseScheme(scheme: Scheme): void {
  localStorage.setItem(storageKey, scheme);
  announce();
}

export function useScheme(): Scheme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentScheme);
}

const fontFamily = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/** The same tokens as look.css, for antd. Contrast is at least 4.5:1 for text on each ground. */
const palette = {
  light: {
    ink: '#1f2430',
    quietInk: '#5b6070',
    paper: '#ffffff',
    ground: '#f6f5f3',
    line: '#e4e1dc',
    rose: '#b3324b',
    roseUnderHand: '#9a2740',
    danger: '#c2410c',
    dangerUnderHand: '#a33609',
    success: '#15803d',
    warning: '#a16207',
    information: '#1d4ed8',
  },
  dark: {
    ink: '#eceae6',
    quietInk: '#a9acb8',
    paper: '#1e2129',
    ground: '#17191f',
    line: '#363a45',
    rose: '#e8899b',
    roseUnderHand: '#f0a3b2',
    danger: '#fb923c',
    dangerUnderHand: '#fdb070',
    success: '#4ade80',
    warning: '#facc15',
    information: '#93b4fd',
  },
} as const;

export function antdThemeOf(scheme: Scheme, options: { phone: boolean; still: boolean }): ThemeConfig {
  const colour = palette[scheme];
  return {
    algorithm: scheme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: options.phone ? 16 : 14,
      lineHeight: 1.6,
      borderRadius: 6,
      controlHeight: options.phone ? 44 : 36,
      colorPrimary: colour.rose,
      // antd's own are too light for the words on them.
      colorPrimaryHover: colour.roseUnderHand,
      colorPrimaryActive: colour.roseUnderHand,
      colorErrorHover: colour.dangerUnderHand,
      colorErrorActive: colour.dangerUnderHand,
      colorInfo: colour.information,
      colorSuccess: colour.success,
      colorWarning: colour.warning,
      colorError: colour.danger,
      colorLink: scheme === 'dark' ? colour.information : colour.information,
      colorText: colour.ink,
      colorTextSecondary: colour.quietInk,
      colorTextDescription: colour.quietInk,
      colorTextPlaceholder: colour.quietInk,
      colorBgBase: colour.paper,
      colorBgLayout: colour.ground,
      colorBgContainer: colour.paper,
      colorBorder: scheme === 'dark' ? '#6d7282' : '#8b8f9c',
      colorBorderSecondary: colour.line,
      colorTextLightSolid: scheme === 'dark' ? '#17191f' : '#ffffff',
      motion: !options.still,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.14s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Table: { cellPaddingBlock: 8, cellPaddingInline: 12, headerBg: colour.ground, headerColor: colour.quietInk },
    },
  };
}
