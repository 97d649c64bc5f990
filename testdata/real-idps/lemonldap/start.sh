#!/usr/bin/env bash
# LemonLDAP::NG from Debian, demo users. Usage: start.sh PORT WORKDIR   (foreground; SIGTERM stops it)
# Needs root only to install; the packaged configuration is read, not changed.
# The key stays in WORKDIR; what belongs to one run goes to RUN_DIR.
set -eu
PORT=${1:?port} WORK=${2:?working dir}
here=$(cd "$(dirname "$0")" && pwd)
if ! perl -MString::Random -MIO::String -MGD -MImage::Magick -MGD::SecurityImage -MEmail::Sender::Simple -MMIME::Entity -MLemonldap::NG::Portal::Main -e1 2>/dev/null || ! command -v starman >/dev/null; then
  policy=$(dirname "$(command -v invoke-rc.d)")/policy-rc.d # exit 101: apt must not start the packaged service
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; made=1; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    lemonldap-ng libstring-random-perl libio-string-perl \
    libgd-securityimage-perl libgd-perl libimage-magick-perl libemail-sender-perl libmime-tools-perl libconvert-base32-perl libunicode-string-perl starman jq openssl >&2
  [ -z "${made:-}" ] || rm -f "$policy"
fi
mkdir -p "$WORK" "${RUN_DIR:=$WORK/run}"; WORK=$(cd "$WORK" && pwd) RUN_DIR=$(cd "$RUN_DIR" && pwd)
echo installed >"$WORK/built"
mkdir -p "$RUN_DIR"/{conf,sessions/lock,psessions/lock,cache,notifications}
# It puts a dot before the host for the domain of its cookie. Browsers take that
# for a name and refuse it for an IP address.
PORTAL=${PORTAL:-http://localhost:$PORT/}
REDIRECT=${REDIRECT_URI:-http://127.0.0.1:8765/callback}
[ -f "$WORK/sig.pem" ] || openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$WORK/sig.pem" 2>/dev/null
openssl rsa -in "$WORK/sig.pem" -pubout -out "$WORK/sig.pub" 2>/dev/null
openssl rsa -in "$WORK/sig.pem" -traditional -out "$WORK/sig.rsa" 2>/dev/null || cp "$WORK/sig.pem" "$WORK/sig.rsa"
owned() { dpkg -L "$1" | grep -m1 -- "$2"; } # a packaged file's place
ini=$(owned liblemonldap-ng-common-perl '/lemonldap-ng\.ini$') base=$(owned liblemonldap-ng-common-perl '/lmConf-1\.json$')
sed -e "s#^dirName *=.*#dirName = $RUN_DIR/conf#; s#^\( *'cache_root' *=> *\)'[^']*'#\1'$RUN_DIR/cache'#" \
    -e "s#^;*logLevel.*#logLevel = ${LOGLEVEL:-warn}#" "$ini" > "$RUN_DIR/lemonldap-ng.ini"
rm -rf "$RUN_DIR/conf/"* "$RUN_DIR/cache/"*
jq --arg w "$RUN_DIR" --arg p "$PORTAL" --arg ru "$REDIRECT" --rawfile k "$WORK/sig.rsa" --rawfile pub "$WORK/sig.pub" --arg iss "${ISSUER:-}" '
  .portal=$p | .domain=($p|sub("^[a-z]+://";"")|sub("[:/].*";"")) | .globalStorageOptions.Directory="\($w)/sessions" | .globalStorageOptions.LockDirectory="\($w)/sessions/lock"
  | .persistentStorageOptions.Directory="\($w)/psessions" | .persistentStorageOptions.LockDirectory="\($w)/psessions/lock"
  | .notificationStorageOptions.dirName="\($w)/notifications" | .localSessionStorageOptions.cache_root="\($w)/cache"
  | .portalDisplayRegister=0 | .portalDisplayResetPassword=0
  | .notification=0 | .issuerDBOpenIDConnectActivation=1 | (if $iss!="" then .oidcServiceMetaDataIssuer=$iss else . end)
  | .oidcServicePrivateKeySig=$k | .oidcServicePublicKeySig=$pub | .oidcServiceKeyIdSig="lab"
  | .oidcServiceAllowImplicitFlow=0 | .oidcServiceAllowHybridFlow=0
  | .oidcRPMetaDataOptions={
      web:{oidcRPMetaDataOptionsClientID:"lab-web",oidcRPMetaDataOptionsClientSecret:"lab-secret",oidcRPMetaDataOptionsRedirectUris:$ru,
        oidcRPMetaDataOptionsIDTokenSignAlg:"RS256",oidcRPMetaDataOptionsIDTokenForceClaims:1,oidcRPMetaDataOptionsUserIDAttr:"uid",
        oidcRPMetaDataOptionsBypassConsent:0,oidcRPMetaDataOptionsDisplayName:"Lab web"},
      thin:{oidcRPMetaDataOptionsClientID:"lab-thin",oidcRPMetaDataOptionsClientSecret:"lab-secret",oidcRPMetaDataOptionsRedirectUris:$ru,
        oidcRPMetaDataOptionsIDTokenSignAlg:"RS256",oidcRPMetaDataOptionsUserIDAttr:"uid",oidcRPMetaDataOptionsBypassConsent:1},
      native:{oidcRPMetaDataOptionsClientID:"lab-native",oidcRPMetaDataOptionsPublic:1,oidcRPMetaDataOptionsRequirePKCE:1,oidcRPMetaDataOptionsRedirectUris:$ru,
        oidcRPMetaDataOptionsIDTokenSignAlg:"RS256",oidcRPMetaDataOptionsIDTokenForceClaims:1,oidcRPMetaDataOptionsBypassConsent:1}}
  | ({email:"mail",name:"cn",groups:"groups;string;always"}) as $v
  | .oidcRPMetaDataExportedVars={web:$v,thin:$v,native:$v}
  | .oidcRPMetaDataOptionsExtraClaims={web:{groups:"groups"},thin:{groups:"groups"},native:{groups:"groups"}}
' "$base" > "$RUN_DIR/conf/lmConf-1.json"
export LLNG_STATIC=$(owned liblemonldap-ng-portal-perl "portal/htdocs/static$")
export LLNG_DEFAULTCONFFILE="$RUN_DIR/lemonldap-ng.ini" LLNG_DEFAULTLOGGER=Lemonldap::NG::Common::Logger::Std
cd "$RUN_DIR"
exec starman --listen "127.0.0.1:$PORT" --workers 2 --preload-app "$here/app.psgi"
