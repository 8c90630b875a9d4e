/**
 * The page's only Trusted Types policy; must be imported before anything that writes markup.
 * HTML passes only as text without "<" (Mantine's style text); script URLs only from our own origin.
 * Source: https://www.w3.org/TR/trusted-types/#default-policy-hdr
 */
interface PolicyRules {
  createHTML(text: string): string;
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(name: 'default', rules: PolicyRules): unknown;
}

/** Rules of the default policy for a page at `origin`. Both throw TypeError to what they do not admit. */
export function defaultPolicyRules(origin: string, baseUrl: string): PolicyRules {
  return {
    createHTML(text) {
      if (text.includes('<')) throw new TypeError('Markup is not admitted as text');
      return text;
    },
    createScriptURL(url) {
      if (new URL(url, baseUrl).origin !== origin) throw new TypeError('Scripts come only from our own origin');
      return url;
    },
  };
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
factory?.createPolicy('default', defaultPolicyRules(location.origin, location.href));
