import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ fallback: '200.html' }),
      files: { src: 'app', assets: 'app/static' },
      version: { pollInterval: 0 },
    }),
  ],
  // Two copies of Yjs in one bundle break `instanceof` checks and silently lose edits.
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
});
