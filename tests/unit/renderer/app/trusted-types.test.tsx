import { expect, test } from 'vitest';
import { defaultPolicyRules } from '../../../../renderer/app/trusted-types.ts';

const rules = defaultPolicyRules('https://hub.contoh.go.id', 'https://hub.contoh.go.id/');

test('style text passes, markup does not', () => {
  expect(rules.createHTML(':root{--bg:#F6F7F8}')).toBe(':root{--bg:#F6F7F8}');
  expect(() => rules.createHTML('<img src=x onerror=alert(1)>')).toThrow(TypeError);
  expect(() => rules.createHTML('a<!-- -->')).toThrow(TypeError);
});

test('script addresses of our own origin pass, whole or relative', () => {
  expect(rules.createScriptURL('/service-worker.js')).toBe('/service-worker.js');
  expect(rules.createScriptURL('assets/search-worker-1.js')).toBe('assets/search-worker-1.js');
  for (const url of [
    'https://elsewhere.example/x.js',
    '//elsewhere.example/x.js',
    'data:text/javascript,1',
    'blob:null/1',
  ]) {
    expect(() => rules.createScriptURL(url), url).toThrow(TypeError);
  }
});
