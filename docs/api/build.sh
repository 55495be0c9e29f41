#!/usr/bin/env bash
# Builds the API reference of the packages from the comments in the code: artifacts/api/site/index.html. A warning is an error.
# docfx is some 500 MB on a disk and nothing else needs it, so it is fetched here and is not one of the tools in .config.
set -eu
cd "$(dirname "$0")/../.."

readonly docfx=2.81.0

# These two reference all other packages.
dotnet build src/FunctionalVae.App -c Release -tl:off -v q
dotnet build src/FunctionalVae.FSharp -c Release -tl:off -v q

rm -rf artifacts/api
dotnet tool exec docfx@$docfx --yes -- docs/api/docfx.json --warningsAsErrors
echo "artifacts/api/site/index.html"
