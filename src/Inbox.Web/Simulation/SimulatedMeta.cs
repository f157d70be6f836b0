using Inbox.Web.Files;
using Inbox.Web.Meta;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Simulation;

/// <summary>
/// In Development the simulator is Meta unless a setting says otherwise. Our own address is known only once the server
/// listens; no worker runs before this, or its first calls would go to Meta itself.
/// </summary>
internal sealed class SimulatedMeta(
    IServer server, IConfiguration configuration, IOptions<MetaOptions> meta, IOptions<FilesOptions> files) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var own = AddressOf(server);
        if (configuration["Meta:GraphAddress"] is null)
        {
            PointMetaTo(own);
        }

        TrustFilesOf(own);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Where this server can be reached from this machine.</summary>
    internal static Uri AddressOf(IServer server)
    {
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var own = new UriBuilder(
            address.Replace("+", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal));
        own.Host = own.Host is "0.0.0.0" or "[::]" ? "localhost" : own.Host;
        return own.Uri;
    }

    private void PointMetaTo(Uri own)
    {
        var (simulator, instagram) = (new Uri(own, SimulationSetup.Prefix), new Uri(own, $"{SimulationSetup.Prefix}/instagram"));
        (meta.Value.GraphAddress, meta.Value.DialogAddress) = (new Uri(own, SimulationSetup.GraphPath), simulator);
        meta.Value.InstagramGraphAddress = new Uri(own, $"{SimulationSetup.Prefix}/instagram/graph");
        (meta.Value.InstagramDialogAddress, meta.Value.InstagramTokenAddress) = (instagram, instagram);
    }

    /// <summary>Its pictures and files are fetched like Meta's, although they lie on this machine.</summary>
    private void TrustFilesOf(Uri own)
    {
        files.Value.Trust(own);
        if (configuration.GetValue<Uri>("PublicAddress") is { } publicAddress)
        {
            files.Value.Trust(publicAddress);
        }
    }
}
