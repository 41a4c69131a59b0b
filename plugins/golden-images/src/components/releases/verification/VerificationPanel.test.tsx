import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  DEFAULT_SLSA_MINIMUM,
  verificationGates,
  type GoldenImagesApi,
  type VerificationReport,
  type VerificationView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { fakeApi } from '../../../testing/fakeApi';
import { VerificationPanel } from './VerificationPanel';

const DIGEST = `sha256:${'0123456789ab'.padEnd(64, '0')}`;
const TAG = DIGEST.replace(':', '-');
const found = { format: 'cosign', place: `${TAG}.sig` } as const;
const signer = { kind: 'key', name: 'release 2026' } as const;
const VERIFIED: VerificationReport = {
  digest: DIGEST,
  at: '2026-03-02T08:00:00.000Z',
  signatures: [{ ...found, state: 'verified', signer }],
  attestations: [
    {
      format: 'bundle',
      place: DIGEST,
      state: 'verified',
      signer: {
        kind: 'identity',
        subject: 'ci@acme.example',
        issuer: 'https://login.acme.example',
      },
      signedAt: '2026-03-01T10:00:00.000Z',
      kind: 'provenance',
      predicateType: 'https://slsa.dev/provenance/v1',
      provenance: { builder: 'https://ci.acme.example', spec: '1', level: 3 },
    },
  ],
};
const REFUSED: VerificationReport = {
  ...VERIFIED,
  signatures: [
    {
      ...found,
      state: 'not-verified',
      reason: 'it is by none of the trusted keys',
    },
  ],
  attestations: [],
};

function view(
  report: VerificationReport | undefined,
  verify = true,
): VerificationView {
  return {
    digest: DIGEST,
    ...(report && { report, verifiedBy: 'user:default/petra' }),
    gates: verificationGates(report, DEFAULT_SLSA_MINIMUM),
    may: { verify },
  };
}

function renderPanel(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(
    <VerificationPanel
      release={{ family: 'python', track: '3.12', version: '2.1.0' }}
    />,
    { apis: [[goldenImagesApiRef, fakeApi(answers)]] },
  );
}

async function row(name: RegExp) {
  const table = await screen.findByRole('table', {
    name: 'Signatures and attestations',
  });
  return within(table).getByRole('row', { name });
}

describe('VerificationPanel', () => {
  it('says first that it is verified, and by whom', async () => {
    const getVerification = jest.fn(async () => view(VERIFIED));
    renderPanel({ getVerification });
    expect(await screen.findByText('Signature verified')).toBeVisible();
    expect(screen.getByText('Signed by the key release 2026.')).toBeVisible();
    expect(screen.getByText('Provenance verified')).toBeVisible();
    expect(
      screen.getByText(
        /^Verified on 2 Mar 2026, 08:00 UTC \(.*\) for user:default\/petra\.$/,
      ),
    ).toBeVisible();
    expect(getVerification).toHaveBeenCalledWith('python/3.12/2.1.0');
  });

  it('shows every signature and attestation with who signed it', async () => {
    renderPanel({ getVerification: async () => view(VERIFIED) });
    expect(await row(/^Signature of the image/)).toHaveTextContent(
      /Verified.*the key release 2026.*cosign tag sha256-0123456789ab….sig/,
    );
    expect(await row(/^Provenance/)).toHaveTextContent(
      /SLSA v1 Build L3, https:\/\/ci\.acme\.example.*Verified.*ci@acme\.example.*https:\/\/login\.acme\.example.*1 Mar 2026, 10:00 UTC/,
    );
  });

  it('does not call a signature that is there verified, and says why', async () => {
    renderPanel({ getVerification: async () => view(REFUSED) });
    expect(await screen.findByText('Signature not verified')).toBeVisible();
    expect(screen.getByText('No provenance')).toBeVisible();
    expect(screen.queryByText('Signature verified')).not.toBeInTheDocument();
    expect(await row(/^Signature of the image/)).toHaveTextContent(
      /Not verified.*it is by none of the trusted keys/,
    );
  });

  it('says that nothing is attached', async () => {
    renderPanel({
      getVerification: async () =>
        view({ ...VERIFIED, signatures: [], attestations: [] }),
    });
    expect(await screen.findByText('No signature')).toBeVisible();
    expect(
      screen.getByText(/^Nothing that is signed is attached to/),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('verifies for who may, shows progress, and then what came of it', async () => {
    const user = userEvent.setup();
    let known = view(undefined);
    let finish = () => {};
    const verifyRelease = jest.fn(
      () =>
        new Promise<VerificationView>(resolve => {
          finish = () => {
            known = view(VERIFIED);
            resolve(known);
          };
        }),
    );
    renderPanel({ getVerification: async () => known, verifyRelease });
    expect(await screen.findByText(/was not verified yet/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Verify now' }));
    expect(
      screen.getByText('Reading and verifying what is attached to the image…'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Verify now' })).toBeDisabled();
    finish();
    expect(await screen.findByText('Signature verified')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Verify now' })).toBeEnabled();
    expect(verifyRelease).toHaveBeenCalledTimes(1);
    expect(verifyRelease).toHaveBeenCalledWith('python/3.12/2.1.0');
  });

  it('says why nothing was verified, and keeps what was known', async () => {
    const user = userEvent.setup();
    renderPanel({
      getVerification: async () => view(VERIFIED),
      verifyRelease: async () => {
        throw new Error('the registry does not answer');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Verify now' }));
    expect(
      await screen.findByText(
        'Nothing was verified: the registry does not answer',
      ),
    ).toBeVisible();
    expect(screen.getByText('Signature verified')).toBeVisible();
  });

  it('has no button for who may not, and says who does it', async () => {
    renderPanel({ getVerification: async () => view(undefined, false) });
    expect(
      await screen.findByText(/^The platform team has releases verified/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Verify now' }),
    ).not.toBeInTheDocument();
  });

  it('says that it cannot be had, and asks again', async () => {
    const user = userEvent.setup();
    const getVerification = jest
      .fn<Promise<VerificationView>, []>()
      .mockRejectedValueOnce(new Error('503'))
      .mockResolvedValue(view(VERIFIED));
    renderPanel({ getVerification });
    expect(await screen.findByText('503')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /again/i }));
    expect(await screen.findByText('Signature verified')).toBeVisible();
  });

  it('says whom to ask when it may not be read', async () => {
    const denied = Object.assign(new Error('no'), { name: 'NotAllowedError' });
    renderPanel({
      getVerification: async () => {
        throw denied;
      },
    });
    expect(
      await screen.findByText(/golden-images\.inventory\.read/),
    ).toBeVisible();
  });
});
