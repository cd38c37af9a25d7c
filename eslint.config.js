import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import { noCircles } from './eslint.no-circles.js';

/** The same for `import()`, which no rule on imports looks at. */
const forbidLate = (folders) => ({
  'no-restricted-syntax': [
    'error',
    {
      // A dot for each slash: a slash would end the pattern.
      selector: `ImportExpression[source.value=/^(#|([.][.].)+)(${folders.join('|')})./]`,
      message: 'This folder must not import that one, late or not (see the README, "The house").',
    },
  ],
});

/** Imports run one way (docs/decisions/001): each folder lists what it may not reach. */
const forbid = (files, folders, ignores = [], more = []) => ({
  files,
  ignores,
  rules: {
    ...forbidLate(folders),
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...folders.map((folder) => ({
            regex: `^(#${folder}/|(\\.\\./)+${folder}/)`,
            message: `This folder must not import ${folder}/ (see the README, "The house").`,
          })),
          ...more,
        ],
      },
    ],
  },
});

/** Same, but `import type` of the folder is allowed. */
const forbidValues = (files, forbidden, typesOnly, ignores = []) => ({
  files,
  ignores,
  rules: {
    ...forbidLate([...forbidden, ...typesOnly.map((folder) => `${folder}(?!.shared.)`)]),
    'no-restricted-imports': 'off',
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          ...forbidden.map((folder) => ({ regex: `^(#${folder}/|(\\.\\./)+${folder}/)` })),
          ...typesOnly.map((folder) => ({
            regex: `^(#${folder}/(?!shared/)|(\\.\\./)+${folder}/(?!shared/))`,
            allowTypeImports: true,
            message: `Only types of ${folder}/ may be imported here.`,
          })),
        ],
      },
    ],
  },
});

const tests = ['**/*.test.ts'];

export default ts.config(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      '**/.wrangler/',
      '.data/',
      'node_modules/',
      'test-results/',
      'db/migrations/',
    ],
  },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-undef': 'off',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { plugins: { grappe: { rules: { 'no-circles': noCircles } } }, rules: { 'grappe/no-circles': 'error' } },
  forbid(['domain/**/*.ts'], ['db', 'party', 'worker', 'app', 'scripts', 'tests'], tests),
  forbid(['db/**/*.ts'], ['party', 'worker', 'app', 'scripts', 'tests'], tests),
  forbid(['party/shared/**/*.ts'], ['db', 'worker', 'app', 'scripts', 'tests'], tests, [
    { regex: '^(#party/(?!shared/)|[.][.]/)', message: 'What both ends share imports nothing of the rooms.' },
  ]),
  forbid(['party/**/*.ts'], ['db', 'worker', 'app', 'scripts', 'tests'], ['party/shared/**', ...tests]),
  // The Worker's entry, and the rooms it serves, are where rooms and database meet.
  forbidValues(
    ['worker/**/*.ts'],
    ['app', 'scripts', 'tests'],
    ['party'],
    [
      'worker/index.ts',
      'worker/watched-boxes.ts',
      'worker/watched-session-room.ts',
      'worker/watched-sheet-room.ts',
      ...tests,
    ],
  ),
  forbidValues(['app/**/*.ts', 'app/**/*.svelte'], ['db', 'scripts', 'tests'], ['worker', 'party'], tests),
);
