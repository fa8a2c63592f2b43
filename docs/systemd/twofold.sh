#!/bin/sh
# Any verb of Twofold, as the service's account and with its settings. A file is named by its whole path, or by "-".
cd /opt/twofold && exec sudo -u twofold node_modules/.bin/node bin.js "$@"
