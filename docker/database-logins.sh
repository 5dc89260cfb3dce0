#!/bin/sh
# Runs once, when the database volume is empty: the application's login may become qiangwei_app and nothing else.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$APP_DB_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role qiangwei_app nologin;
create role qiangwei_login login noinherit password :'password';
grant qiangwei_app to qiangwei_login;
SQL
