namespace Inbox.MetaSimulator.Graph;

/// <summary>
/// Marks what graph.instagram.com answers; its tokens mean nothing at graph.facebook.com, nor the other way round (meta-platform 0.4).
/// </summary>
internal sealed class InstagramHost;
