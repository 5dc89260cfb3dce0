import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const libs = fileURLToPath(new URL('../../libs/', import.meta.url));
const api = process.env.QIANGWEI_API ?? 'http://localhost:3000';

export default defineConfig({
  root: here,
  plugins: [react()],
  resolve: { alias: [{ find: /^#libs\//, replacement: libs }] },
  build: {
    outDir: fileURLToPath(new URL('../../dist/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The layout engine of diagrams is one file of 1.4 MB, fetched by its worker when a diagram is opened.
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      treeshake: {
        // Ant Design's parts are free of side effects but do not say so; without this, an <Input> brings all of <Form>.
        moduleSideEffects: [{ test: /node_modules\/@(rc-component|ant-design)\//, sideEffects: false }],
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/public', '/health'].map((path) => [
        path,
        {
          target: api,
          // The API refuses writes whose Origin is not its own; in development the page has another port.
          headers: { origin: new URL(api).origin },
        },
      ]),
    ),
  },
});
