import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { chunksByVisit } from './vite.chunks-by-visit.ts';
import { frenchScreens } from './vite.french-spaces.ts';
import { programmesHold } from './vite.programmes.ts';
import { yjsOnce } from './vite.yjs-once.ts';

export default defineConfig({
  plugins: [
    programmesHold(),
    yjsOnce(),
    chunksByVisit(),
    frenchScreens(),
    sveltekit({
      adapter: adapter({ fallback: '200.html' }),
      files: { src: 'app', assets: 'app/static' },
      version: { pollInterval: 0 },
      // The page of a sheet registers it: nobody else needs the application without network.
      serviceWorker: { register: false },
    }),
  ],
  // Two copies of Yjs in one bundle break `instanceof` checks and silently lose edits.
  resolve: {
    dedupe: ['yjs', 'y-protocols', 'lib0'],
    // The console of Yjs' warnings: lib0's own for browsers can also draw itself on a page, for 2 kB of every board.
    alias: { 'lib0/logging': fileURLToPath(new URL('node_modules/lib0/logging.node.js', import.meta.url)) },
  },
});
