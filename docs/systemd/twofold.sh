#!/bin/sh
# Any verb of Twofold, as the service's account and with its settings. A file is named by its whole path, or by "-".
# sudo drops variables; these two say which key "dkim check" looks for before the settings name it.
cd /opt/twofold && exec sudo -u twofold --preserve-env=DKIM_KEY_FILE,DKIM_SELECTOR node_modules/.bin/node bin.js "$@"
