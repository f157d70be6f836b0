using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Data;

/// <summary>
/// Unwraps a Data Protection key from the database. Its full name is stored beside each key:
/// renamed or moved, it opens none of the keys that exist.
/// </summary>
public sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var options = services.GetRequiredService<IOptions<KeyRingOptions>>().Value;
        var wrapped = Convert.FromBase64String(encryptedElement.Value);
        return XElement.Parse(Encoding.UTF8.GetString(KeyRingCipher.Decrypt(options.OpeningKeys, wrapped)));
    }
}
