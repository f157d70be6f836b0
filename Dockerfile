FROM node:24 AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build needs npm, and Microsoft's image has none.
COPY --from=node /usr/local /usr/local
WORKDIR /source
# Packages first: this layer is kept until one of them changes.
COPY global.json Directory.*.props ./
COPY build build
COPY src/Inbox.MetaSimulator/*.csproj src/Inbox.MetaSimulator/
COPY src/Inbox.Web/*.csproj src/Inbox.Web/Npm.targets src/Inbox.Web/package*.json src/Inbox.Web/.npmrc src/Inbox.Web/
RUN dotnet restore src/Inbox.Web --use-current-runtime -p:PublishReadyToRun=true && dotnet msbuild src/Inbox.Web -t:RestoreNpm
COPY .editorconfig ./
COPY src src
# Compiled ahead of time too: the first requests then cost what later ones do.
RUN dotnet publish src/Inbox.Web -c Release --no-restore --use-current-runtime --no-self-contained -p:PublishReadyToRun=true \
    -p:RunAnalyzers=false -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# A volume takes over the owner of the folder that it covers.
RUN mkdir /files && chown $APP_UID /files
ENV Files__Folder=/files
USER $APP_UID
EXPOSE 8080
# The image has no curl, and a second .NET process every few seconds would cost more than the question.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && test $status = 200"]
ENTRYPOINT ["dotnet", "Inbox.Web.dll"]
