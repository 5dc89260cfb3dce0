/** Trust row 37 at its full size: the same as in `npm test`, a thousand times. QIANGWEI_SEED chooses others. */
process.env.QIANGWEI_MANIPULATIONS ??= '1000';
await import('../integration/manipulations.spec.js');

export {};
