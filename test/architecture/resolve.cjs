const path = require('node:path');

const root = path.resolve(__dirname, '../..');

/** How dependency-cruiser finds sources: #libs/* and relative `.js` specifiers mean the TypeScript file. */
module.exports = {
  resolve: {
    alias: { '#libs': path.join(root, 'libs'), '#migrations': path.join(root, 'migrations') },
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
  },
};
