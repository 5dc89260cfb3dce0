const warning = {
  zh: `警告：导出时核验未通过，这件申请的记录被改动过（manifest.json 中 intact 为 false）。本卷宗不能作为依据。

`,
  en: `WARNING: the case did not verify when it was exported; its record had been changed (intact is false in
manifest.json). This file proves nothing.

`,
};

/**
 * README.txt of a case file: what it is, and how to check it without us.
 * @param intact whether the case verified when it was exported
 */
export function readme(number: string, intact: boolean): string {
  return `办件卷宗 ${number}
================================================================
${intact ? '' : warning.zh}本文件由蔷薇（Qiangwei）导出，包含该办件的全部记录，可脱离系统核验。

  manifest.json    全部文件的大小与 SHA-256，以及最近一次日根和本办件的包含证明
  case.json        办件数据：申请表、环节、材料、待办与签署、文书、公示
  log.json         流转日志，每条记录带有前一条的哈希值
  definitions/     各条记录所依据的流程定义，以摘要为文件名
  letters/         文书（PDF）
  attachments/     历次提交的申请材料与证据

核验（需要 Node.js 和本系统的源代码，无需数据库，无需联网）：
  npm run verify -- ${number}.zip

不用本系统也可自行核验：
1. manifest.json 的 digest 是去掉 digest 后其余内容的规范化 JSON（RFC 8785）的 SHA-256。
2. 每个文件的 SHA-256 与 manifest.json 所列一致。
3. log.json 每条记录的 hash 由该条内容按规范化 JSON 计算，previousHash 等于前一条的 hash。
4. 日根是默克尔树（RFC 6962）的根；按 manifest.json 中的路径可由本办件的叶子算出。
5. 日根的 hash 应与他处保存或加盖时间戳的一致。文件自身无法证明这一点。

Case file ${number}
================================================================
${intact ? '' : warning.en}Exported by Qiangwei. It holds everything recorded of the case and can be verified without the system.

  manifest.json    size and SHA-256 of every file, the last daily root and the proof that the case is in it
  case.json        the case: form, states, attachments, tasks and signatures, letters, notices
  log.json         the log of events, each with the hash of the one before
  definitions/     the procedures that the lines followed, named by their digests
  letters/         letters as PDF
  attachments/     what was handed in along the way

To verify (with Node.js and the sources of the system; no database, no network):
  npm run verify -- ${number}.zip

Without the system:
1. The digest in manifest.json is the SHA-256 of the canonical JSON (RFC 8785) of everything else in it.
2. The SHA-256 of each file is the one that manifest.json lists.
3. The hash of each line of log.json is computed over its canonical JSON; previousHash is the hash of the line before.
4. A daily root is the root of a Merkle tree (RFC 6962); the path in manifest.json leads to it from the case's leaf.
5. The root's hash must be the one that was kept or time-stamped elsewhere. The file cannot prove that by itself.
`;
}
