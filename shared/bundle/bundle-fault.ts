/** Why a bundle is not taken; the renderer's catalogues hold the words. */
export const BUNDLE_FAULTS = [
  'bundle-foreign',
  'bundle-newer',
  'bundle-torn',
  'bundle-altered',
  'bundle-forged',
  'bundle-direction',
  'bundle-other-hub',
  'bundle-other-district',
  'bundle-other-workstation',
  'bundle-other-person',
  'bundle-older',
  'bundle-unknown',
  'bundle-revoked',
] as const;
export type BundleFaultCode = (typeof BUNDLE_FAULTS)[number];

export class BundleFault extends Error {
  readonly code: BundleFaultCode;
  constructor(code: BundleFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
