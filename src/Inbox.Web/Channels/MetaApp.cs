using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>A Meta app of one organization's own, so that another's ban does not darken it. Its secrets are encrypted by <see cref="ChannelTokens"/>.</summary>
public sealed class MetaApp : IOrganizationOwned
{
    public const int NameLength = 100;
    public const int AppIdLength = 64;

    public MetaApp(Guid organizationId, string name, string appId, string? instagramAppId, MetaAppSecrets secrets, DateTimeOffset createdAt)
        : this(organizationId, name, appId)
    {
        (InstagramAppId, CreatedAt) = (instagramAppId, createdAt);
        Replace(secrets);
    }

    private MetaApp(Guid organizationId, string name, string appId)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, Name, AppId) = (organizationId, name, appId);
        (ProtectedAppSecret, ProtectedVerifyToken) = ("", "");
    }

    public Guid OrganizationId { get; private set; }

    /// <summary>Also the last part of its webhook address.</summary>
    public Guid Id { get; private set; }

    public string Name { get; private set; }

    public string AppId { get; private set; }

    public string? InstagramAppId { get; private set; }

    public string ProtectedAppSecret { get; private set; }

    public string? ProtectedInstagramSecret { get; private set; }

    public string ProtectedVerifyToken { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Takes other secrets, or the same ones encrypted anew.</summary>
    public void Replace(MetaAppSecrets secrets) =>
        (ProtectedAppSecret, ProtectedInstagramSecret, ProtectedVerifyToken) = (secrets.App, secrets.Instagram, secrets.VerifyToken);

    /// <summary>From now on nothing that it signs is believed.</summary>
    public void Remove(DateTimeOffset now) => RemovedAt ??= now;
}

/// <summary>An app's secrets, each encrypted.</summary>
public sealed record MetaAppSecrets(string App, string? Instagram, string VerifyToken);
