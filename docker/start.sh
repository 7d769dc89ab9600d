#!/bin/sh
# Starts the application of the image. The database is always a server of its own: a container that brought its own
# would lose it, and two nodes would not share it.
set -eu
: "${SPRING_DATASOURCE_URL:?set SPRING_DATASOURCE_URL, for example jdbc:postgresql://database:5432/counterfoil}"
: "${SPRING_DATASOURCE_USERNAME:?set SPRING_DATASOURCE_USERNAME}"
: "${SPRING_DATASOURCE_PASSWORD:?set SPRING_DATASOURCE_PASSWORD}"
case "$SPRING_DATASOURCE_URL" in
    jdbc:postgresql:*) ;;
    *) echo "SPRING_DATASOURCE_URL must begin with jdbc:postgresql: but is $SPRING_DATASOURCE_URL" >&2; exit 64 ;;
esac
# shellcheck disable=SC2086 # several options are meant to be several words
exec java -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError ${JAVA_OPTIONS:-} -jar /app/counterfoil.jar
