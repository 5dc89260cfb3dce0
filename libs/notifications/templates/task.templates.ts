import type { Template } from './words.js';

/** What those who hold a task hear: that it came, that it is due, that somebody waits for it. */
export const taskTemplates = {
  /** To the holders of a task that opened. Params: duty, dueDate?. */
  handover: {
    zh: (w) => ({
      title: `新待办：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已到您处，请办理${w.when('duty', (duty) => `「${duty}」`)}。`,
        w.whenDate('dueDate', (date) => `办理期限：${date}。`),
      ],
    }),
    en: (w) => ({
      title: `New task: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber} has come to you${w.when('duty', (duty) => ` for “${duty}”`)}.`,
        w.whenDate('dueDate', (date) => `Due by ${date}.`),
      ],
    }),
  },

  /** To the holders of a task that goes on under a new version of the procedure. Params: duty, version, dueDate?, reason. */
  procedureChanged: {
    zh: (w) => ({
      title: `流程更新：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已转入${w.when('version', (version) => `第 ${version} 版`) || '新版'}流程，您的待办${w.when('duty', (duty) => `「${duty}」`)}随之更新。`,
        w.whenDate('dueDate', (date) => `办理期限：${date}。`),
        w.when('reason', (reason) => `变更理由：${reason}。`),
      ],
    }),
    en: (w) => ({
      title: `New procedure: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber} goes on under ${w.when('version', (version) => `version ${version} of the procedure`) || 'a new procedure'}, and your task${w.when('duty', (duty) => ` “${duty}”`)} with it.`,
        w.whenDate('dueDate', (date) => `Due by ${date}.`),
        w.when('reason', (reason) => `Reason: ${reason}.`),
      ],
    }),
  },

  /** To the holders of a task that the new version does not ask for any more. Params: duty, version, reason. */
  dutyEnded: {
    zh: (w) => ({
      title: `无需再办：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber}已转入${w.when('version', (version) => `第 ${version} 版`) || '新版'}流程，${w.when('duty', (duty) => `「${duty}」`) || '原待办'}无需再办理。`,
        w.when('reason', (reason) => `变更理由：${reason}。`),
      ],
    }),
    en: (w) => ({
      title: `No longer needed: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber} goes on under ${w.when('version', (version) => `version ${version} of the procedure`) || 'a new procedure'}; ${w.when('duty', (duty) => `“${duty}”`) || 'your task'} is no longer asked for.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
      ],
    }),
  },

  /** To those who decide on a new version of a procedure. About no case. Params: version. */
  versionChangeReady: {
    zh: (w) => ({
      title: `待批准：${w.matter}${w.when('version', (version) => `第 ${version} 版`)}`,
      sentences: [
        `${w.matter}${w.when('version', (version) => `第 ${version} 版`)}的变更报告已试算完毕，请到「版本变更」查看并决定。`,
      ],
    }),
    en: (w) => ({
      title: `To be decided: ${w.when('version', (version) => `version ${version} of `)}${w.matter}`,
      sentences: [
        `The report on ${w.when('version', (version) => `version ${version} of `)}${w.matter} is ready; it is listed under Versions.`,
      ],
    }),
  },

  /** To the holders before the last day. Params: duty?, dueDate?, daysLeft?. */
  deadlineWarning: {
    zh: (w) => ({
      title: `即将到期：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber}${w.when('duty', (duty) => `的「${duty}」`)}即将到期。`,
        w.whenDate('dueDate', (date) => `到期日：${date}。`),
        w.when('daysLeft', (days) => `还剩 ${days} 个工作日。`),
      ],
    }),
    en: (w) => ({
      title: `Due soon: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('duty', (duty) => `“${duty}” for `)}${w.matterWithNumber} is due soon.`,
        w.whenDate('dueDate', (date) => `Last day: ${date}.`),
        w.when('daysLeft', (days) => `Working days left: ${days}.`),
      ],
    }),
  },

  /** To the holders and their superior after the last day. Params: duty?, dueDate?. */
  deadlinePassed: {
    zh: (w) => ({
      title: `已超期：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.matterWithNumber}${w.when('duty', (duty) => `的「${duty}」`)}已超过办理期限。`,
        w.whenDate('dueDate', (date) => `到期日为${date}。`),
      ],
    }),
    en: (w) => ({
      title: `Overdue: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('duty', (duty) => `“${duty}” for `)}${w.matterWithNumber} is past its time limit.`,
        w.whenDate('dueDate', (date) => `It was due on ${date}.`),
      ],
    }),
  },

  /** 催办, to the holders. Params: by?, duty?, dueDate?, message?. */
  urged: {
    zh: (w) => ({
      title: `催办：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || '有关人员'}催办${w.matterWithNumber}${w.when('duty', (duty) => `的「${duty}」`)}。`,
        w.when('message', (message) => `留言：${message}。`),
        w.whenDate('dueDate', (date) => `办理期限：${date}。`),
      ],
    }),
    en: (w) => ({
      title: `Reminder: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || 'A colleague'} asks you to deal with ${w.when('duty', (duty) => `“${duty}” for `)}${w.matterWithNumber}.`,
        w.when('message', (message) => `Message: ${message}.`),
        w.whenDate('dueDate', (date) => `Due by ${date}.`),
      ],
    }),
  },

  /** 抄送, for information only. Params: outcome? (where the case stands now). */
  copied: {
    zh: (w) => ({
      title: `抄送：${w.matter}`,
      sentences: [
        `${w.matterWithNumber}抄送给您，仅供知悉。`,
        w.when('outcome', (outcome) => `当前状态：${outcome}。`),
      ],
    }),
    en: (w) => ({
      title: `Copy: ${w.matter}`,
      sentences: [
        `${w.matterWithNumber} was copied to you, for information only.`,
        w.when('outcome', (outcome) => `It is now: ${outcome}.`),
      ],
    }),
  },

  /** 转办, to the new holder. Params: by?, duty?, dueDate?, reason?. */
  transferred: {
    zh: (w) => ({
      title: `转办给您：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('by', (by) => `${by}将`)}${w.matterWithNumber}${w.when('duty', (duty) => `的「${duty}」`)}转给您办理。`,
        w.when('reason', (reason) => `原因：${reason}。`),
        w.whenDate('dueDate', (date) => `办理期限：${date}。`),
      ],
    }),
    en: (w) => ({
      title: `Transferred to you: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('duty', (duty) => `“${duty}” for `)}${w.matterWithNumber} was transferred to you${w.when('by', (by) => ` by ${by}`)}.`,
        w.when('reason', (reason) => `Reason: ${reason}.`),
        w.whenDate('dueDate', (date) => `Due by ${date}.`),
      ],
    }),
  },

  /** 委派, to the delegate. Params: by?, duty?, dueDate?. */
  delegated: {
    zh: (w) => ({
      title: `委派给您：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || '原承办人'}委派您代为办理${w.matterWithNumber}${w.when('duty', (duty) => `的「${duty}」`)}。`,
        w.whenDate('dueDate', (date) => `办理期限：${date}。`),
      ],
    }),
    en: (w) => ({
      title: `Delegated to you: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || 'The holder'} asks you to act in their place on ${w.when('duty', (duty) => `“${duty}” for `)}${w.matterWithNumber}.`,
        w.whenDate('dueDate', (date) => `Due by ${date}.`),
      ],
    }),
  },

  /** 加签, to the signer added. Params: by?, duty?, dueDate?. */
  signerAdded: {
    zh: (w) => ({
      title: `请会签：${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || '原承办人'}请您会签${w.matterWithNumber}${w.when('duty', (duty) => `的「${duty}」`)}。`,
        w.whenDate('dueDate', (date) => `会签期限：${date}。`),
      ],
    }),
    en: (w) => ({
      title: `Please countersign: ${w.when('duty', (duty) => `${duty} · `)}${w.matter}`,
      sentences: [
        `${w.when('by', (by) => by) || 'The holder'} asks you to countersign ${w.when('duty', (duty) => `“${duty}” for `)}${w.matterWithNumber}.`,
        w.whenDate('dueDate', (date) => `Sign by ${date}.`),
      ],
    }),
  },
} satisfies Record<string, Template>;
