namespace Inbox.MetaSimulator;

internal enum SimulatedPlatform
{
    Messenger,
    Instagram,
}
