// A small oidc-provider configuration for loopback tests. Configuration only:
// every protocol decision is the library's.
//   node server.mjs PORT            (OIDC_PROVIDER_DIR = folder with node_modules)
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const dir = process.env.OIDC_PROVIDER_DIR ?? '.';
const require = createRequire(path.join(path.resolve(dir), 'x.js'));
const { Provider, interactionPolicy } = await import(pathToFileURL(require.resolve('oidc-provider')).href);

const port = Number(process.argv[2] ?? 9201);
const issuer = process.env.ISSUER ?? `http://127.0.0.1:${port}`;
const redirect = process.env.REDIRECT_URI ?? 'http://127.0.0.1:8765/callback';

// Any login name is accepted. Names below get other groups.
const groupsOf = {
  alice: ['admins', 'devs'],
  bob: ['devs'],
  nobody: undefined, // no groups claim at all
  single: 'devs', // string where most OPs send a list
  many: Array.from({ length: 220 }, (_, i) => `group-${String(i).padStart(3, '0')}`),
};

const device = 'urn:ietf:params:oauth:grant-type:device_code';
const code = ['authorization_code', 'refresh_token'];
const clients = [
  { client_id: 'lab-web', client_secret: 'lab-secret', redirect_uris: [redirect], grant_types: [...code, device] },
  // The library takes the secret in the header too, whatever a client registered.
  { client_id: 'lab-post', client_secret: 'lab-secret', redirect_uris: [redirect], grant_types: code,
    token_endpoint_auth_method: 'client_secret_post' },
  // native + loopback: any port matches (RFC 8252 section 7.3)
  { client_id: 'lab-native', token_endpoint_auth_method: 'none', application_type: 'native',
    redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'], grant_types: [...code, device] },
  { client_id: 'lab-es256', client_secret: 'lab-secret', redirect_uris: [redirect],
    id_token_signed_response_alg: 'ES256' },
  { client_id: 'lab-hs256', client_secret: 'lab-secret-of-at-least-thirty-two-bytes', redirect_uris: [redirect],
    id_token_signed_response_alg: 'HS256' },
];

// The library refuses prompt=select_account, which Intric's login broker sends,
// unless an interaction policy names it. Here it asks for nothing more: without
// a session everybody gets the login form. SELECT_ACCOUNT=0 leaves the library alone.
const policy = interactionPolicy.base();
if (process.env.SELECT_ACCOUNT !== '0') {
  const select = new interactionPolicy.Prompt({ name: 'select_account', requestable: true });
  select.checks.clear();
  policy.add(select);
}

const config = {
  clients,
  interactions: { policy },
  // true = claims of a scope only from userinfo (spec); false = also in the ID token
  conformIdTokenClaims: process.env.CONFORM === '1',
  pkce: { required: () => process.env.PKCE === '1' },
  scopes: ['openid', 'offline_access', 'profile', 'email', 'groups'],
  claims: {
    openid: ['sub'], email: ['email', 'email_verified'],
    profile: ['name', 'given_name', 'family_name', 'preferred_username'], groups: ['groups'],
  },
  features: {
    devInteractions: { enabled: true },
    deviceFlow: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    userinfo: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  cookies: { keys: ['lab-cookie-key'] },
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256', 'HS256'] },
  jwks: undefined,
  async findAccount(_ctx, id) {
    return {
      accountId: id,
      async claims() {
        return {
          sub: id, email: `${id}@example.test`, email_verified: true, name: `${id} Lab`, given_name: id, family_name: 'Lab',
          preferred_username: id,
          groups: id in groupsOf ? groupsOf[id] : ['users'],
        };
      },
    };
  },
};

const { generateKeyPairSync, randomUUID } = await import('node:crypto');
const jwk = (type, opt, extra) => ({
  ...generateKeyPairSync(type, opt).privateKey.export({ format: 'jwk' }), use: 'sig', kid: randomUUID(), ...extra,
});
config.jwks = { keys: [jwk('rsa', { modulusLength: 2048 }, { alg: 'RS256' }), jwk('ec', { namedCurve: 'P-256' }, { alg: 'ES256' })] };

const provider = new Provider(issuer, config);

// BODY_ONLY=1: a client that is registered for the secret in the body may not send
// it in the header. The library does not mind; Authelia, for one, does. The only
// answer here that is not the library's own.
if (process.env.BODY_ONLY === '1') {
  provider.use(async (ctx, next) => {
    const basic = /^basic (.+)$/i.exec(ctx.get('authorization'))?.[1] ?? '';
    if (ctx.path !== '/token' || !Buffer.from(basic, 'base64').toString().startsWith('lab-post:')) return next();
    ctx.status = 401;
    ctx.set('www-authenticate', 'Basic realm="lab"');
    ctx.body = { error: 'invalid_client', error_description: "the client is registered with the method 'client_secret_post'" };
  });
}

// The library takes the header from a client that is registered for the body.
// Strict providers (Hydra) do not; lab-post plays one.
provider.use(async (ctx, next) => {
  const [scheme, credentials = ''] = (ctx.get('authorization') || '').split(' ');
  const basic = scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString() : '';
  if (ctx.path === '/token' && basic.startsWith('lab-post:')) {
    ctx.status = 401;
    ctx.body = { error: 'invalid_client', error_description: 'this client authenticates in the body' };
    return;
  }
  await next();
});

provider.listen(port, '127.0.0.1', () => console.log(`ready ${issuer}/.well-known/openid-configuration`));
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => process.exit(0));
